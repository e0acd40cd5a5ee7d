#!/bin/sh
# Install the built wheel into an empty environment and write a brief there: no test dependency, no source tree.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/$PYTHON" -m build --wheel --outdir "$work/dist" "$root" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"$root/$PYTHON" -m venv "$work/env"
"$work/env/bin/python" -m pip --disable-pip-version-check install --quiet --constraint "$root/constraints.txt" "$work"/dist/*.whl
cd "$work"
cp -r "$root/seeds" articles
env -u OPENAI_API_KEY -u OPENAI_BASE_URL -u PYTHONPATH "$work/env/bin/briefgen" articles >brief.md
grep -q '^## Bottom line' brief.md
grep -q '^\[^S1\.[0-9]*\]: ' brief.md
env -u PYTHONPATH "$work/env/bin/briefgen" check brief.md articles
env -u OPENAI_API_KEY -u OPENAI_BASE_URL -u PYTHONPATH "$work/env/bin/briefgen" articles -q -o brief.html
grep -q 'Content-Security-Policy.*script-src.*sha256-' brief.html
grep -q '<mark id="c-S1\.' brief.html
env -u PYTHONPATH "$work/env/bin/briefgen" schema >schema.json
env -u PYTHONPATH "$work/env/bin/briefgen" --version
echo "The wheel writes a brief of $(wc -l <brief.md) lines."
