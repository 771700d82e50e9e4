"""Times Twisted's Deferred: a length (1, 10, 100) in, nanoseconds per callback out, a line each."""
import sys
import time

from twisted.internet.defer import Deferred

links = [
    lambda x: x + 1,
    lambda x: x - 1,
    lambda x: x * 2,
    lambda x: x ^ 3,
    lambda x: x + 5,
    lambda x: x | 1,
    lambda x: x & 0xFFFF,
    lambda x: x - 7,
    lambda x: x * 3,
    lambda x: x % 1000,
]


def chains(length, times):
    begin = time.thread_time_ns()
    for i in range(times):
        d = Deferred()
        for j in range(length):
            d.addCallback(links[(i + j) % 10])
        d.callback(1)
    return time.thread_time_ns() - begin


for line in sys.stdin:
    length = int(line)
    times = 20_000 // length
    print(chains(length, times) / (times * length), flush=True)
