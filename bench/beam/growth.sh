#!/usr/bin/env bash
# Compares ever larger parts of what a job has read, on Flink: the first of the files of readings, twice as many, and so on. Files are
# filled by the hash of a document, so that each part is a random one of its size.
#
#   bench/beam/growth.sh READINGS RESULTS          READINGS is the folder of a job of flink.sh with FLAGS=--shards=16
#
# PROGRAM must be the program that has read them; see flink.sh for the rest.
set -euo pipefail
readings=$(realpath "$1")
mkdir -p "$2"
results=$(realpath "$2")
cd "$(dirname "$0")"
whole=$(ls "$readings"/readings-*.bin | wc -l)
for ((n = whole / 8; n <= whole; n *= 2)); do
  part=$results/part-$n-of-$whole
  mkdir -p "$part/readings" "$part/results"
  for ((i = 0; i < n; i++)); do
    ln -f "$(printf '%s/readings-%05d-of-%05d.bin' "$readings" $i "$whole")" "$(printf '%s/readings/readings-%05d-of-%05d.bin' "$part" $i $n)"
  done
  cp "$readings"/s* "$part/readings/"
  begun=$(date +%s)
  READINGS=$part/readings ./flink.sh - "$part/results" >"$part/log" 2>&1
  echo "$n of $whole files: $(cat "$part"/results/documents* | wc -l) documents, $(cat "$part"/results/findings* | wc -l) findings, $(($(date +%s) - begun)) s"
done
