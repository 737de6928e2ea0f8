// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.lang.management.ManagementFactory;

/** How much memory is in use. */
public final class Heap {

    private static final int KIB = 1024;

    private Heap() {}

    /** What is left when the garbage is gone, in KiB. */
    public static long afterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / KIB;
    }
}
