// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * What the threads of this process have used up so far; those of compiler and garbage collector do not count.
 *
 * @param allocated bytes
 * @param cpuNanos time on a processor
 */
public record Costs(long allocated, long cpuNanos) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public static Costs now() {
        long allocated = 0;
        long cpu = 0;
        for (long id : THREADS.getAllThreadIds()) {
            allocated += Math.max(0, THREADS.getThreadAllocatedBytes(id));
            cpu += Math.max(0, THREADS.getThreadCpuTime(id));
        }
        return new Costs(allocated, cpu);
    }

    public Costs since(Costs earlier) {
        return new Costs(allocated - earlier.allocated, cpuNanos - earlier.cpuNanos);
    }
}
