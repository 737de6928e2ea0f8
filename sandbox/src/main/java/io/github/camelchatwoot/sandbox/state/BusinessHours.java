// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The working hours of an inbox: nine to five from Monday to Friday, which is what every inbox starts with. */
public final class BusinessHours {
    public static final int OPENS = 9;
    public static final int CLOSES = 17;

    private BusinessHours() {}

    public static boolean isWorkday(DayOfWeek day) {
        return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
    }

    /** How many seconds between two moments are within the hours; none while the inbox does not keep hours. */
    public static long secondsBetween(Inbox inbox, Instant start, Instant end) {
        if (!inbox.workingHoursEnabled) {
            return 0;
        }
        ZoneId zone = zone(inbox.timezone);
        LocalDate last = end.atZone(zone).toLocalDate();
        long seconds = 0;
        for (LocalDate day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkday(day.getDayOfWeek())) {
                Instant from = later(start, day.atTime(OPENS, 0).atZone(zone).toInstant());
                Instant to = earlier(end, day.atTime(CLOSES, 0).atZone(zone).toInstant());
                seconds += Math.max(0, Duration.between(from, to).toSeconds());
            }
        }
        return seconds;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
