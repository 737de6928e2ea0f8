// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

/** What one variant did in one round. Times in microseconds. */
public record Sample(
        double callsPerSecond, double p50, double p99, double bytesPerCall, double cpuPerCall, long errors) {}
