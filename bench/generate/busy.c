/*
 * A program to be recorded: so many processes walk down one of thousands of functions in chains of varying depth until
 * the seconds are over. Every function has a name of its own; TURNS is what one call of a leaf costs.
 */
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef TURNS
#define TURNS 40
#endif

typedef void walk(unsigned long path, int depth);
static walk *const functions[];
static volatile unsigned long sink;

__attribute__((always_inline)) static inline void go_on(unsigned long path, int depth, unsigned long turns)
{
	for (unsigned long turn = 0; turn < turns; turn++)
		path = path * 6364136223846793005UL + 1442695040888963407UL;
	sink = path;
	if (depth > 0)
		functions[(path >> 33) % 4096](path, depth - 1);
	sink++;
}

#define F1(n) __attribute__((noinline)) static void walk_##n(unsigned long path, int depth) { go_on(path, depth, TURNS + (0x##n & 63)); }
#define F16(n) F1(n##0) F1(n##1) F1(n##2) F1(n##3) F1(n##4) F1(n##5) F1(n##6) F1(n##7) F1(n##8) F1(n##9) F1(n##a) F1(n##b) F1(n##c) F1(n##d) F1(n##e) F1(n##f)
#define F256(n) F16(n##0) F16(n##1) F16(n##2) F16(n##3) F16(n##4) F16(n##5) F16(n##6) F16(n##7) F16(n##8) F16(n##9) F16(n##a) F16(n##b) F16(n##c) F16(n##d) F16(n##e) F16(n##f)
#define ALL F256(0) F256(1) F256(2) F256(3) F256(4) F256(5) F256(6) F256(7) F256(8) F256(9) F256(a) F256(b) F256(c) F256(d) F256(e) F256(f)
ALL
#undef F1
#define F1(n) walk_##n,
static walk *const functions[] = { ALL };

int main(int argc, char **argv)
{
	double seconds = argc > 1 ? atof(argv[1]) : 1;
	int processes = argc > 2 ? atoi(argv[2]) : 2;

	for (int process = 0; process < processes; process++) {
		if (fork() != 0)
			continue;
		struct timespec begin, now;
		clock_gettime(CLOCK_MONOTONIC, &begin);
		for (unsigned long round = process * 977; ; round++) {
			functions[round * 2654435761UL % 4096](round, 4 + round % 12);
			if (round % 256 != 0)
				continue;
			clock_gettime(CLOCK_MONOTONIC, &now);
			if (now.tv_sec - begin.tv_sec + (now.tv_nsec - begin.tv_nsec) / 1e9 > seconds)
				_exit(0);
		}
	}
	while (wait(NULL) > 0)
		;
	return 0;
}
