"""Runs datasketch or rensa over a file of sets: peers.py datasketch|rensa SETS.txt THRESHOLD PAIRS.txt

Both are used as their documentation shows for finding near-duplicates: 128 permutations, the index asked for each set.
datasketch chooses its bands for the threshold; rensa wants them given and gets 32 bands of 4, the nearest division to
what datasketch chooses. With "-checked" behind the name, candidates are kept when the signatures estimate at least the
threshold.
"""

import resource
import sys


def read(path):
    with open(path) as f:
        next(f)
        return [line.split() for line in f]


def used():
    r = resource.getrusage(resource.RUSAGE_SELF)
    return r.ru_utime + r.ru_stime


def datasketch(sets, threshold, checked):
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=threshold, num_perm=128)
    hashes = MinHash.bulk([[t.encode() for t in s] for s in sets], num_perm=128)
    with lsh.insertion_session() as session:
        for i, m in enumerate(hashes):
            session.insert(i, m)
    for i, m in enumerate(hashes):
        for j in lsh.query(m):
            if i < j and (not checked or m.jaccard(hashes[j]) >= threshold):
                yield i, j


def rensa(sets, threshold, checked):
    from rensa import RMinHash, RMinHashLSH

    hashes = RMinHash.from_token_sets(sets, 128, 1)
    lsh = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=32)
    lsh.insert_many(hashes, start_key=0)
    for i, m in enumerate(hashes):
        for j in lsh.query(m):
            if i < j and (not checked or m.jaccard(hashes[j]) >= threshold):
                yield i, j


def main():
    name, path, threshold, out = sys.argv[1:]
    sets = read(path)
    begin = used()
    program, _, checked = name.partition("-")
    pairs = sorted(set({"datasketch": datasketch, "rensa": rensa}[program](sets, float(threshold), bool(checked))))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name}\t{used() - begin:.2f}\t{memory:.0f}", file=sys.stderr)
    with open(out, "w") as f:
        f.writelines(f"{a} {b}\n" for a, b in pairs)


if __name__ == "__main__":
    main()
