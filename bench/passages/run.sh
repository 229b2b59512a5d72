#!/usr/bin/env bash
# Measures the search for near-duplicate sentences beside other programs, in one run, on the same token sets:
#
#     bench/passages/run.sh CORPUS.jsonl.gz [FOLDER] [THRESHOLD]
#
# FOLDER is for the sets, the pairs and a Python environment (with datasketch and rensa from the package index); a
# temporary one when it is left out. CPU seconds are those of each process after the sets were read, MB the most memory
# that it held.
set -euo pipefail
cd "$(dirname "$0")/../.."
corpus=$1 folder=${2:-$(mktemp -d)} threshold=${3:-0.6}
mkdir -p "$folder/bin"
go build -o "$folder/bin/" ./bench/passages/sets ./bench/passages/exact ./bench/passages/truth
(cd bench/passages/minhash && go build -o "$folder/bin/minhash" .)
if [ ! -x "$folder/venv/bin/python" ]; then
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install -q datasketch==2.0.0 rensa==0.5.0
fi
cd "$folder"
[ -s sets.txt ] || bin/sets "$corpus" sets.txt
: >used.tsv
bin/truth sets.txt plain "$threshold" truth.txt 2>>used.tsv
bin/exact sets.txt plain "$threshold" gainsay.txt 2>>used.tsv
bin/minhash sets.txt "$threshold" minhash.txt 2>>used.tsv
for peer in datasketch datasketch-checked rensa rensa-checked; do
  venv/bin/python "$OLDPWD/bench/passages/peers.py" "$peer" sets.txt "$threshold" "$peer.txt" 2>>used.tsv
done
venv/bin/python "$OLDPWD/bench/passages/score.py" truth.txt used.tsv truth.txt gainsay.txt minhash.txt datasketch.txt datasketch-checked.txt rensa.txt rensa-checked.txt
