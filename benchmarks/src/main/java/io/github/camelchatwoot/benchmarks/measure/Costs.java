// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.ThreadMXBean;

/**
 * What the threads of this process have used up; those of compiler and garbage collector do not count. Nor does a
 * thread that has ended before the end, so a client whose threads come and go costs more than is told. Immutable.
 */
public final class Costs {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Used> threads;

    /**
     * By one thread, or by all of them.
     *
     * @param allocated bytes
     * @param cpuNanos time on a processor
     */
    public record Used(long allocated, long cpuNanos) {

        private static final Used NOTHING = new Used(0, 0);

        private static Used by(long thread) {
            return new Used(
                    Math.max(0, THREADS.getThreadAllocatedBytes(thread)),
                    Math.max(0, THREADS.getThreadCpuTime(thread)));
        }

        private Used plus(Used other) {
            return new Used(allocated + other.allocated, cpuNanos + other.cpuNanos);
        }

        private Used minus(Used earlier) {
            return new Used(Math.max(0, allocated - earlier.allocated), Math.max(0, cpuNanos - earlier.cpuNanos));
        }
    }

    private Costs(Map<Long, Used> threads) {
        this.threads = threads;
    }

    /** So far, by each thread that there is. */
    public static Costs now() {
        Map<Long, Used> threads = new HashMap<>();
        for (long id : THREADS.getAllThreadIds()) {
            threads.put(id, Used.by(id));
        }
        return new Costs(threads);
    }

    /** From then to now. */
    public Used since(Costs earlier) {
        Used all = Used.NOTHING;
        for (Map.Entry<Long, Used> thread : threads.entrySet()) {
            all = all.plus(thread.getValue().minus(earlier.threads.getOrDefault(thread.getKey(), Used.NOTHING)));
        }
        return all;
    }
}
