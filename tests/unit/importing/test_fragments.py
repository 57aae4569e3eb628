"""HTML becomes Markdown that says the same, and what is not in it is named."""

import pytest

from builder.importing.fragments import escaped, fragment


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b>b</b><br>c</p><p>d", "a **b**\\\nc\n\nd"),
        ("1. x", "1\\. x"),
        ("<p># x<p>- y<p>&gt; z", "\\# x\n\n\\- y\n\n\\> z"),
        ("snake_case _x_ *y* [z] &lt;b&gt; &amp;amp;", r"snake_case \_x\_ \*y\* \[z] \<b> \&amp;"),
        ("<h2>A</h2><ul><li>b<ol start=3><li>c</ol></ul>", "## A\n\n- b\n  3. c"),
        ('<a href="/x y(1)">z</a> <img src="a b.png" alt=c>', "[z](/x%20y%281%29) ![c](a%20b.png)"),
        ('<pre><code class="language-py">a < b\n  c</code></pre>', "```py\na < b\n  c\n```"),
        ("<table><tr><td>a|b<tr><td>c</table>", "| a\\|b |\n| --- |\n| c |"),
        ("x<sup>2</sup><details><summary>s</summary>t</details>", "x<sup>2</sup>\n\ns\n\nt"),
        ("<img src='' data-src=/a.png>", "![](/a.png)"),
        ("", ""),
    ],
)
def test_markdown(html: str, markdown: str) -> None:
    assert fragment(html) == (markdown, ())


def test_what_is_lost_is_named_and_what_is_elsewhere_is_linked() -> None:
    html = "<script>x</script><form><input></form><iframe src=//e.org/v></iframe><object></object>"
    found = fragment(f"{html}<img src='data:image/png;base64,AA=='>a")
    assert found.markdown == "<https://e.org/v>\n\na"
    assert found.lost == (
        "script (1)",
        "form (1)",
        "input (1)",
        "object (1)",
        "a picture written into the page (1)",
    )


def test_what_is_too_much() -> None:
    with pytest.raises(ValueError, match="more than 150 elements"):
        fragment("<div>" * 1000)
    with pytest.raises(ValueError, match="larger than 5 MB"):
        fragment("x" * 5_000_001)
    assert escaped("a|b", is_in_table=True) == "a\\|b"
