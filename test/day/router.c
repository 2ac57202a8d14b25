/*
 * A router whose costs are known: each packet takes turns of one loop in four functions, COST_LOOKUP of them in
 * lookup_route. The default is 3 + 3 + 2 + 2 turns a packet; a version with another cost differs in nothing else.
 * It prints its rate as benchmarks do.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifndef COST_LOOKUP
#define COST_LOOKUP 3
#endif

static volatile unsigned long sink;

#define STAGE(name, cost)                                             \
	__attribute__((noinline)) void name(void)                     \
	{                                                             \
		unsigned long state = sink;                           \
		for (int i = 0; i < (cost) * 300; i++) {              \
			state = state * 2862933555777941757UL + 3037; \
			__asm__ volatile("" : "+r"(state));           \
		}                                                     \
		sink = state;                                         \
	}

STAGE(receive_frame, 3)
STAGE(lookup_route, COST_LOOKUP)
STAGE(rewrite_header, 2)
STAGE(transmit_frame, 2)

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	long packets = argc > 1 ? atol(argv[1]) : 100000;
	double start = now();

	for (long i = 0; i < packets; i++) {
		receive_frame();
		lookup_route();
		rewrite_header();
		transmit_frame();
	}
	printf("%.0f packets/s\n", packets / (now() - start));
	return 0;
}
