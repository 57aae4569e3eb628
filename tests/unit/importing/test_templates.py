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
    ],
)
def test_tags(text: str, markdown: str) -> None:
    assert without_tags(text, {"image": "/i.png"}) == markdown


def test_what_is_left_is_named_once() -> None:
    text = '{% for a %} {{< b >}} {% for c %} {{ "x" | y }} `{% code %}`'
    assert tags_left(text) == ["for", "b", "y"]


def test_many_signs_take_no_time() -> None:
    for text in ("{{<a " * 20_000, "{% a " * 20_000, '{% a "' * 20_000, "{: " * 20_000):
        without_tags(text)
