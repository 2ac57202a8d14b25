/*
 * A program whose cost is known: every round spends COST_x turns of one loop in function x, so that the shares are as
 * the constants. The way down to them makes call chains.
 */
#include <stdlib.h>

#ifndef COST_PARSE
#define COST_PARSE 4
#endif

static volatile unsigned long sink;

#define SPINS(name, cost)                                                    \
	__attribute__((noinline)) void name(long turns)                      \
	{                                                                    \
		unsigned long state = sink;                                  \
		for (long i = 0; i < turns * (cost); i++) {                  \
			state = state * 6364136223846793005UL + 1;           \
			__asm__ volatile("" : "+r"(state));                  \
		}                                                            \
		sink = state;                                                \
	}

SPINS(parse_header, COST_PARSE)
SPINS(lookup_route, 3)
SPINS(checksum_payload, 2)
SPINS(update_counter, 1)

__attribute__((noinline)) void receive_packet(long turns)
{
	parse_header(turns);
	lookup_route(turns);
	sink++;
}

__attribute__((noinline)) void send_packet(long turns)
{
	checksum_payload(turns);
	update_counter(turns);
	sink++;
}

int main(int argc, char **argv)
{
	long rounds = argc > 1 ? atol(argv[1]) : 1;

	for (long i = 0; i < rounds; i++) {
		receive_packet(1000);
		send_packet(1000);
	}
	return 0;
}
