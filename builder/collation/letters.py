"""The letters of a language in their order: those that all have in common, with its changes."""

from builder.collation.tables import Move, Tailoring, read_group, root

# Letters that are one at the first level: their forms, which differ at the second, and of each form
# the spellings, which differ at the third, such as small and capital.
Group = list[list[str]]


class Letters:
    """Groups of letters and marks in order.

    The first `before` groups are no letters; `equal` are letters that are ordered as others are;
    `han` is what stands for all Chinese characters.
    """

    def __init__(self, rules: Tailoring, han: str) -> None:
        """Put the scripts in order, then move what the language has elsewhere."""
        scripts = {**root().scripts, "Hani": (han,)}
        signs, *others = scripts
        names = [signs, *rules.first, *(name for name in others if name not in rules.first)]
        self.groups = [read_group(word) for name in names for word in scripts[name]]
        self.before = len(scripts[signs])
        self.equal: dict[str, str] = {}
        self._group_of = {
            letter: group for group in self.groups for form in group for letter in form
        }
        for letter in rules.apart:
            self._take_out(letter)
        for move in rules.moves:
            self._take_out(move.letter)
            self._put(move)
        self.marks = _in_order(root().marks, rules.marks)

    def _take_out(self, letter: str) -> None:
        group = self._group_of.pop(letter, [])
        for form in group:
            if letter in form:
                form.remove(letter)

    def _put(self, move: Move) -> None:
        after, level, letter = self.equal.get(move.after, move.after), move.level, move.letter
        if level == 4:
            self.equal[letter] = after
            return
        group = self._group_of[after]
        if level == 1:
            at = next(at for at, one in enumerate(self.groups) if one is group)
            group = [[letter]]
            self.groups.insert(at + 1, group)
        else:
            form = next(at for at, one in enumerate(group) if after in one)
            if level == 2:
                group.insert(form + 1, [letter])
            else:
                spelling = group[form].index(after)
                group[form].insert(spelling + 1, letter)
        self._group_of[letter] = group


def _in_order(marks: str, moves: tuple[Move, ...]) -> list[str]:
    found = list(marks)
    for move in moves:
        found.remove(move.letter)
        found.insert(found.index(move.after) + 1 if move.after else 0, move.letter)
    return found
