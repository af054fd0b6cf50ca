#!/usr/bin/env python3
"""M/M/1 in SimPy, as its documentation writes it: a process for each customer, one Resource.

Prints `name value unit checksum`: customers a second, the median of some rounds; the checksum is the mean
time in system, which theory puts at 1 / (1 - 0.8) = 5. Arguments: customers (100 000), rounds (5).
Needs: pip install simpy==4.1.2
"""

import random
import statistics
import sys
import time

import simpy

ARRIVAL_RATE, SERVICE_RATE = 0.8, 1.0


def customer(env, server, times):
    arrived = env.now
    with server.request() as request:
        yield request
        yield env.timeout(random.expovariate(SERVICE_RATE))
    times.append(env.now - arrived)


def source(env, server, customers, times):
    for _ in range(customers):
        yield env.timeout(random.expovariate(ARRIVAL_RATE))
        env.process(customer(env, server, times))


def customers_per_second(customers):
    random.seed(1)
    env, times = simpy.Environment(), []
    env.process(source(env, simpy.Resource(env, capacity=1), customers, times))
    start = time.perf_counter()
    env.run()
    seconds = time.perf_counter() - start
    assert len(times) == customers
    return customers / seconds, statistics.fmean(times)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    measured = sorted(customers_per_second(count) for _ in range(rounds))
    value, mean = measured[rounds // 2]
    print(f"mm1-simpy-{simpy.__version__} {value:.0f} customers/s {mean:.6f}")
