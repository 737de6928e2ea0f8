// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Everything that some loggers write until it is closed. */
public final class CapturedLog extends AbstractAppender implements AutoCloseable {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Map<String, Level> levels;

    private CapturedLog(Map<String, Level> levels) {
        super("captured", null, null, false, Property.EMPTY_ARRAY);
        this.levels = new HashMap<>(levels);
    }

    /** Captures a logger at TRACE. */
    public static CapturedLog of(String logger) {
        return of(Map.of(logger, Level.TRACE));
    }

    /** Captures loggers at their levels; they write nowhere else meanwhile. */
    public static CapturedLog of(Map<String, Level> levels) {
        CapturedLog log = new CapturedLog(levels);
        log.start();
        LoggerContext context = LoggerContext.getContext(false);
        Configuration configuration = context.getConfiguration();
        levels.forEach((name, level) -> {
            LoggerConfig logger = new LoggerConfig(name, level, false);
            logger.addAppender(log, level, null);
            configuration.addLogger(name, logger);
        });
        context.updateLoggers();
        return log;
    }

    @Override
    public void append(LogEvent event) {
        StringWriter line = new StringWriter();
        line.append(event.getLevel() + " " + event.getLoggerName() + " "
                + event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(line, true));
        }
        lines.add(line.toString());
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        LoggerContext context = LoggerContext.getContext(false);
        levels.keySet().forEach(context.getConfiguration()::removeLogger);
        context.updateLoggers();
        stop();
    }
}
