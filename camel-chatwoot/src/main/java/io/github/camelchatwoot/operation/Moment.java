// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/** A point in time, to the second, in the forms that routes give and the server takes. */
record Moment(Instant instant) {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

    /** The year 2286. What is later are milliseconds. */
    private static final long LAST_SECOND = 9_999_999_999L;

    /** Empty when the value is no point in time. */
    @SuppressWarnings("JavaUtilDate") // routes give them; toInstant fails for those of java.sql
    static Optional<Moment> of(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(new Moment(instant));
        }
        if (value instanceof Date date) {
            return Optional.of(new Moment(Instant.ofEpochMilli(date.getTime())));
        }
        if (value instanceof Calendar calendar) {
            return Optional.of(new Moment(calendar.toInstant()));
        }
        if (value instanceof ZonedDateTime time) {
            return Optional.of(new Moment(time.toInstant()));
        }
        if (value instanceof OffsetDateTime time) {
            return Optional.of(new Moment(time.toInstant()));
        }
        return written(value.toString().strip());
    }

    private static Optional<Moment> written(String text) {
        if (WHOLE.matcher(text).matches()) {
            long seconds = Long.parseLong(text);
            return seconds > LAST_SECOND ? Optional.empty() : Optional.of(new Moment(Instant.ofEpochSecond(seconds)));
        }
        try {
            return Optional.of(new Moment(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from)));
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }

    /** In seconds since 1970. */
    long seconds() {
        return instant.getEpochSecond();
    }

    /** As in ISO 8601, in UTC. */
    String iso() {
        return instant.toString();
    }
}
