"""Text that tries to be more than text, for every test of every format."""

from typing import Any

from builders import a_brief

CANARY = "owned-by-text"
"""What a script of a payload writes where a test can see it."""

_RUN = f"document.title='{CANARY}'"

PAYLOADS = [
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"</style><script>{_RUN}</script>",
    f"</title></head><body onload={_RUN}>",
    f"<img src=x onerror={_RUN}>",
    f"<svg/onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f'" onmouseover="{_RUN}" x="',
    f"' onfocus='{_RUN}' autofocus x='",
    f"` onclick=`{_RUN}`",
    f'<iframe srcdoc="<script>parent.{_RUN}</script>">',
    f'<a href="javascript:{_RUN}">x</a>',
    f"<math><mtext></mtext><mglyph><style><!--</style><img title='--><img src=1 onerror={_RUN}>'>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"<template><script>{_RUN}</script></template><!--",
    "--><h1>x</h1><!--",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example><input name=q>",
    "<plaintext>",
    "<![CDATA[ x ]]> <?xml x?>",
    "&lt;script&gt; &#60;script&#62; &quot;",
    f"javascript:{_RUN}",
    f"[click](javascript:{_RUN})",
    f'![x](https://evil.example/p.png "{_RUN}")',
    "[x]: javascript:alert(1)\n\n[x]",
    "<https://evil.example>",
    "</details><h1>Mine</h1>",
    "| a | b |\n| --- | --- |",
    "# Heading\n\n- item\n\n[^S1.1]: mine",
    "```html\n<script>\n```",
    "`code` **bold** _it_ ~~gone~~ $x$ <!-- note -->",
    "\\[x\\](javascript:alert(1)) \\<b\\>",
    "@everyone #1 https://evil.example www.evil.example",
    "{{ brief.title }}{% raw %}{# x #}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "a\u202eb\u0000c\u2066d\x1b[31me\x7f",
    '=HYPERLINK("https://evil.example") @SUM(1) +1 -1',
    '\\input{/etc/passwd} #include("/etc/passwd") #eval("1")',
    "::error file=x::y %0A",
]


def spoilt(text: str) -> dict[str, Any]:
    """A brief in which every free text is hostile."""
    value = a_brief(title=text, as_of_basis=text, question=text)
    story = value["stories"][0]
    story["title"] = text
    story["actors"][0] |= {"name": text, "aliases": [text], "role": text, "text": text}
    story["positions"][0] |= {"text": text, "issue": text, "stance": text}
    story["bottom_line"][0]["text"] = text
    story["timeline"][0] |= {"text": text, "date_words": text}
    side = story["bottom_line"][0] | {"actor": "A1"}
    story["disagreements"] = [{"about": text, "kind": "fact", "sides": [side, side]}]
    story["open_questions"] = [story["bottom_line"][0] | {"raised_by": "source", "why": text}]
    value["sources"][0] |= {
        "path": text,
        "url": text,
        "title": text,
        "publisher": text,
        "author": text,
        "flags": [text],
    }
    value["sources"][0] |= {"published_basis": text, "language": text}
    value["origins"][0] |= {"label": text, "why": text}
    value["citations"][0]["locator"] = text
    value["ledger"][0] |= {"input": text, "reason": text}
    value["gaps"] = [{"what": "claim", "text": text, "reason": text}]
    value["run"] |= {"model": text, "stopped": text, "notices": [text]}
    return value
