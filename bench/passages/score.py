"""Scores pairs against the truth: score.py TRUTH.txt USED.tsv PAIRS.txt...

USED.tsv holds a name, CPU seconds and MB a line, in the order of the files of pairs.
"""

import sys


def pairs(path):
    with open(path) as f:
        return {tuple(map(int, line.split())) for line in f}


def main():
    truth = pairs(sys.argv[1])
    with open(sys.argv[2]) as f:
        used = [line.rstrip("\n").split("\t") for line in f]
    print(f"{len(truth):,} true pairs\n")
    print("| program | recall | precision | pairs | CPU s | MB |")
    print("|---|---:|---:|---:|---:|---:|")
    for (name, seconds, memory), path in zip(used, sys.argv[3:]):
        found = pairs(path)
        right = len(found & truth)
        print(f"| {name} | {right / len(truth):.4f} | {right / max(1, len(found)):.4f} | {len(found):,} | {seconds} | {memory} |")


if __name__ == "__main__":
    main()
