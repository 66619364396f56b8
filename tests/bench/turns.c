// turns ROUNDS PROGRAM...: starts the programs in turns, with this environment, and prints for each what one
// start costs (medians): milliseconds until it ended, CPU milliseconds, page faults, peak KiB in memory.
//
// 1. In C, and small: a process inherits the peak of the one that it was forked from.
// 2. In turns, so that whatever else the machine does falls on all alike.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { wall, processor, faults, peak, measures };

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double of(struct timeval time) { return time.tv_sec * 1e3 + time.tv_usec / 1e3; }

// Standard input and output of the programs.
static void open_nothing(void) {
  int nothing = open("/dev/null", O_RDWR);
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDOUT_FILENO);
}

static int start(char* program, double* found) {
  char* arguments[] = {program, NULL};
  struct rusage used;
  int status = 0;
  double begun = milliseconds();
  pid_t child = vfork();
  if (child == 0) {
    execv(program, arguments);
    _exit(127);
  }
  if (child < 0 || wait4(child, &status, 0, &used) != child) return 0;
  found[wall] = milliseconds() - begun;
  found[processor] = of(used.ru_utime) + of(used.ru_stime);
  found[faults] = used.ru_minflt + used.ru_majflt;
  found[peak] = used.ru_maxrss;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int by_value(const void* a, const void* b) {
  double x = *(const double*)a, y = *(const double*)b;
  return (x > y) - (x < y);
}

// found: [round][program][measure]
static double median(const double* found, int rounds, int programs, int program, int measure) {
  double* sorted = calloc(rounds, sizeof *sorted);
  for (int round = 0; round < rounds; ++round) {
    sorted[round] = found[(round * programs + program) * measures + measure];
  }
  qsort(sorted, rounds, sizeof *sorted, by_value);
  double middle = sorted[rounds / 2];
  free(sorted);
  return middle;
}

int main(int count, char** arguments) {
  int rounds = count > 2 ? atoi(arguments[1]) : 0, programs = count - 2;
  if (rounds < 1) {
    fprintf(stderr, "usage: turns ROUNDS PROGRAM...\n");
    return 2;
  }
  double* found = calloc((size_t)rounds * programs * measures, sizeof *found);
  int results = dup(STDOUT_FILENO);
  open_nothing();
  for (int turn = 0; turn < rounds * programs; ++turn) {
    char* program = arguments[2 + turn % programs];
    if (!start(program, found + (size_t)turn * measures)) {
      fprintf(stderr, "turns: %s failed\n", program);
      return 1;
    }
  }
  for (int program = 0; program < programs; ++program) {
    dprintf(results, "%s\t%.3f\t%.3f\t%.0f\t%.0f\n", arguments[2 + program],
            median(found, rounds, programs, program, wall),
            median(found, rounds, programs, program, processor),
            median(found, rounds, programs, program, faults),
            median(found, rounds, programs, program, peak));
  }
  return 0;
}
