/* The loop over commands, and how threads share one command's units. */
#include "machine.h"

/* In the order of encode.ts. */
enum {
  OP_MAP, OP_REDUCE, OP_MATMUL, OP_SMALL_MATMUL, OP_CONV2D, OP_CONV2D_INPUT, OP_CONV2D_FILTER,
  OP_DEPTHWISE, OP_DEPTHWISE_INPUT, OP_DEPTHWISE_FILTER,
  OP_MAX_POOL, OP_AVG_POOL, OP_MAX_POOL_GRAD, OP_AVG_POOL_GRAD, OP_LRN, OP_LRN_GRAD,
  OP_SOFTMAX, OP_COPY, OP_FILL, OP_GATHER, OP_SEGMENT_SUM, OP_ARG_MAX, OP_ONE_HOT
};

static void carry(const Head *command, int from, int to, float *scratch) {
  switch (command->op) {
    case OP_MAP: carryMap(command, from, to, scratch); break;
    case OP_REDUCE: carryReduce(command, from, to, scratch); break;
    case OP_MATMUL: carryMatMul(command, from, to, scratch); break;
    case OP_SMALL_MATMUL: carrySmallMatMul(command, from, to, scratch); break;
    case OP_CONV2D: carryConv2d(command, from, to, scratch); break;
    case OP_CONV2D_INPUT: carryConv2dInput(command, from, to, scratch); break;
    case OP_CONV2D_FILTER: carryConv2dFilter(command, from, to, scratch); break;
    case OP_DEPTHWISE: carryDepthwise(command, from, to, scratch); break;
    case OP_DEPTHWISE_INPUT: carryDepthwiseInput(command, from, to, scratch); break;
    case OP_DEPTHWISE_FILTER: carryDepthwiseFilter(command, from, to, scratch); break;
    case OP_MAX_POOL: carryMaxPool(command, from, to, scratch); break;
    case OP_AVG_POOL: carryAvgPool(command, from, to, scratch); break;
    case OP_MAX_POOL_GRAD: carryMaxPoolGrad(command, from, to, scratch); break;
    case OP_AVG_POOL_GRAD: carryAvgPoolGrad(command, from, to, scratch); break;
    case OP_LRN: carryLrn(command, from, to, scratch); break;
    case OP_LRN_GRAD: carryLrnGrad(command, from, to, scratch); break;
    case OP_SOFTMAX: carrySoftmax(command, from, to, scratch); break;
    case OP_COPY: carryCopy(command, from, to, scratch); break;
    case OP_FILL: carryFill(command, from, to, scratch); break;
    case OP_GATHER: carryGather(command, from, to, scratch); break;
    case OP_SEGMENT_SUM: carrySegmentSum(command, from, to, scratch); break;
    case OP_ARG_MAX: carryArgMax(command, from, to, scratch); break;
    case OP_ONE_HOT: carryOneHot(command, from, to, scratch); break;
  }
}

INLINE const Head *next(const Head *command) { return (const Head *)((const int *)command + command->words); }

__attribute__((export_name("run"))) void run(const Head *command, const Head *end, float *scratch) {
  for (; command < end; command = next(command)) carry(command, 0, command->units, scratch);
}

#ifdef __wasm_atomics__

/*
 * A command that is worth splitting becomes a number of tasks. Whoever is free takes the next one: the thread
 * that runs the plan, and helpers that happen to be awake. Nothing waits for a helper that has not taken a task, so
 * one that is late, asleep or lost only leaves more for the others.
 *
 * The ticket holds the job's number above and the tasks that are left below. Taking a task is one exchange
 * of the ticket; it fails when another thread was faster or when the job has changed meanwhile. As long as a task
 * is out its job cannot end, so what belongs to the job is read after the exchange.
 */
static struct {
  volatile uint64_t ticket;
  volatile int done;
  volatile int asleep;
  volatile int waiting;
  volatile int stopped;
  const Head *volatile command;
  volatile int tasks;
} job __attribute__((aligned(64)));

#define JOB_NUMBER ((int *)&job.ticket + 1)
#define GET(place) __atomic_load_n(&(place), __ATOMIC_SEQ_CST)
#define SET(place, value) __atomic_store_n(&(place), value, __ATOMIC_SEQ_CST)
#define ADD(place, value) __atomic_fetch_add(&(place), value, __ATOMIC_SEQ_CST)

/* Looks before a thread goes to sleep: some ten microseconds, which is longer than most commands that are not split. */
#define LOOKS 20000

static int takeTask(float *scratch) {
  uint64_t ticket = GET(job.ticket);
  while ((int)ticket) {
    if (!__atomic_compare_exchange_n(&job.ticket, &ticket, ticket - 1, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) continue;
    const Head *command = job.command;
    const int from = (job.tasks - (int)ticket) * command->grain;
    carry(command, from, smaller(from + command->grain, command->units), scratch);
    ADD(job.done, 1);
    if (GET(job.waiting)) __builtin_wasm_memory_atomic_notify((int *)&job.done, 1);
    return 1;
  }
  return 0;
}

/* True when all is done; false when a helper took a task and has not ended it for ten seconds. */
static int share(const Head *command, float *scratch) {
  const int tasks = (command->units + command->grain - 1) / command->grain;
  job.command = command;
  job.tasks = tasks;
  SET(job.done, 0);
  SET(job.ticket, (((job.ticket >> 32) + 1) << 32) | (uint64_t)tasks);
  if (GET(job.asleep)) __builtin_wasm_memory_atomic_notify(JOB_NUMBER, ~0u);
  while (takeTask(scratch)) {}
  for (int looks = 0; GET(job.done) < tasks; looks++) {
    if (looks < LOOKS) continue;
    SET(job.waiting, 1);
    const int done = GET(job.done);
    int late = done < tasks && __builtin_wasm_memory_atomic_wait32((int *)&job.done, done, 10000000000LL) == 2;
    SET(job.waiting, 0);
    if (late && GET(job.done) == done) return 0;
  }
  return 1;
}

/* 0, or 1 when a helper was lost in the middle of a task. */
__attribute__((export_name("runShared"))) int runShared(const Head *command, const Head *end, float *scratch) {
  for (; command < end; command = next(command)) {
    if (command->grain == 0) carry(command, 0, command->units, scratch);
    else if (!share(command, scratch)) return 1;
  }
  return 0;
}

/* A helper's whole life; ends after `stop`. */
__attribute__((export_name("help"))) void help(float *scratch) {
  for (int looks = 0; !GET(job.stopped);) {
    const int number = __atomic_load_n(JOB_NUMBER, __ATOMIC_SEQ_CST);
    if (takeTask(scratch)) {
      looks = 0;
      continue;
    }
    if (++looks < LOOKS) continue;
    ADD(job.asleep, 1);
    if (!GET(job.stopped)) __builtin_wasm_memory_atomic_wait32(JOB_NUMBER, number, -1);
    ADD(job.asleep, -1);
    looks = 0;
  }
}

__attribute__((export_name("stop"))) void stop(void) {
  SET(job.stopped, 1);
  SET(job.ticket, ((job.ticket >> 32) + 1) << 32);
  __builtin_wasm_memory_atomic_notify(JOB_NUMBER, ~0u);
}

#endif
