"""Tags that have a plain meaning become Markdown."""

import pytest

from builder.importing.templates import tags_left, without_tags


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ('{% image "assets/a b.jpg" "A [team]" %}', "![A (team)](</assets/a b.jpg>)"),
        ("{% include figure.html src='/x.png' caption='C' %}", "![C](/x.png)"),
        ('{{<img width="9" src="i.png"\n alt="A">}}', "![A](i.png)"),
        ("{% highlight ruby %}\nx\n{% endhighlight %}", "```ruby\nx\n```"),
        ("a{% comment %}b{% endcomment %}c", "ac"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("* x\n{: toc}\n\n# A {: .b }\nb *c*{:.d}\n{: .e}\n", "\n# A\nb *c*\n"),
        ("# A\n{: .b #c}\n## B {:#d}\n", "# A {#c}\n## B {#d}\n"),
        ('{{< ref "/post/a.md" >}}', "/post/a.md"),
        ("{{< vimeo 123 >}}", "<https://vimeo.com/123>"),
        ("{{ page.image | url }} {{ other }}", "/i.png {{ other }}"),
        ("{% unknown x %}", "{% unknown x %}"),
        (
            "```\n{:ok, value} = fetch()\n{: .x}\n```\n",
            "```\n{:ok, value} = fetch()\n{: .x}\n```\n",
        ),
        ("{:ok, value} and `{: .x}`", "{:ok, value} and `{: .x}`"),
        ("{% raw %}{{ image }}{: .x}{% endraw %} {{ image }}", "{{ image }}{: .x} /i.png"),
        ("{% highlight x %}\n{{ image }}\n{% endhighlight %}", "```x\n{{ image }}\n```"),
        ('a {: .b target="#c"}\n{:toc}\n', "a\n"),
    ],
)
def test_tags(text: str, markdown: str) -> None:
    assert without_tags(text, {"image": "/i.png"}) == markdown


def test_what_is_left_is_named_once() -> None:
    text = '{% for a %} {{< b >}} {% for c %} {{ "x" | y }} `{% code %}`'
    assert tags_left(text) == ["for", "b", "y"]


def test_attributes_are_those_of_kramdown_only() -> None:
    assert without_tags("a {: .b}\n", has_attributes=False) == "a {: .b}\n"


@pytest.mark.parametrize(
    "text",
    [
        "{{<a " * 40_000,
        '{{<a "' * 40_000,
        "{{<a" + " " * 200_000,
        "{{" + " " * 200_000,
        "{% a " * 40_000,
        '{% a "' * 40_000,
        "{%a" + " " * 200_000,
        "{%" + " " * 200_000 + "raw",
        "{% comment %}" * 16_000,
        "{% highlight a %}\n" * 12_000,
        "{{<" + " " * 100_000 + "highlight" + " " * 100_000,
        "{: " * 70_000,
        "# a {:" + "#a" * 100_000,
        "# a" + " " * 200_000 + "{",
        "# " + "x {:" * 50_000,
        "{:" + " .a" * 70_000,
    ],
    ids=lambda text: text[:12],
)
def test_many_signs_take_no_time(text: str) -> None:
    assert tags_left(without_tags(text)) is not None
