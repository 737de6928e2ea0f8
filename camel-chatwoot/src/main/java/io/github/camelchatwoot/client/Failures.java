// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLException;

import io.github.camelchatwoot.client.Failure.Congested;
import io.github.camelchatwoot.client.Failure.Invalid;
import io.github.camelchatwoot.client.Failure.NotFound;
import io.github.camelchatwoot.client.Failure.RateLimited;
import io.github.camelchatwoot.client.Failure.ServerFailed;
import io.github.camelchatwoot.client.Failure.TimedOut;
import io.github.camelchatwoot.client.Failure.Unauthorized;
import io.github.camelchatwoot.client.Failure.UnexpectedAnswer;
import io.github.camelchatwoot.client.Failure.Unreachable;

/** The one place where failures get their words: what was asked, what came, what to do. */
public final class Failures {

    private static final int PROXY_WANTS_USER = 407;

    private Failures() {}

    static Failure unauthorized(Asked asked, Answer answer) {
        ServerWords words = ServerWords.of(answer);
        Denial reason = Denial.of(answer.status(), words.text());
        return new Unauthorized(asked, answer, reason, answered(asked, answer, words, reason.advice()));
    }

    static Failure notFound(Asked asked, Answer answer) {
        String advice = answer.mediaType().equals("text/html")
                ? "this server does not know the path: check baseUrl, and whether the server is new enough"
                : "check the ids, and whether the token's user may see them";
        return new NotFound(asked, answer, answered(asked, answer, ServerWords.of(answer), advice));
    }

    static Failure invalid(Asked asked, Answer answer) {
        ServerWords words = ServerWords.of(answer);
        String advice = words.attributes().isEmpty()
                ? "check the fields that were sent"
                : "check " + ServerWords.cut(String.join(", ", words.attributes()));
        if (answer.status() == PROXY_WANTS_USER) {
            advice = "that was the proxy: set the options proxyUsername and proxyPassword";
        }
        return new Invalid(asked, answer, words.attributes(), answered(asked, answer, words, advice));
    }

    static Failure rateLimited(Asked asked, Answer answer) {
        String advice = "nothing was done; the server allows more calls within a minute, for some calls within an hour";
        return new RateLimited(asked, answer, answered(asked, answer, ServerWords.of(answer), advice));
    }

    static Failure serverFailed(Asked asked, Answer answer) {
        String advice = "something may have been done; Chatwoot also answers 500 to a wrong word or a taken source id,"
                + " so look at what was sent and at the server's log before sending it again";
        return new ServerFailed(asked, answer, answered(asked, answer, ServerWords.of(answer), advice));
    }

    static Failure redirected(Asked asked, Answer answer) {
        String to = answer.headers().getOrDefault("location", "nowhere");
        String advice = "a redirect to " + ServerWords.cut(withoutQuery(to))
                + ", which is not followed with a token: set baseUrl to the" + " address that the server answers at";
        return new UnexpectedAnswer(asked, answer, answered(asked, answer, ServerWords.of(answer), advice));
    }

    static Failure ofAnotherKind(Asked asked, Media media, Answer answer) {
        String advice = "that is not " + media + ": check that baseUrl is Chatwoot and not a page in front of it";
        return new UnexpectedAnswer(asked, answer, answered(asked, answer, ServerWords.of(answer), advice));
    }

    /** An answer with status 2xx in which something that was asked for is missing. */
    public static Failure unexpected(Asked asked, Answer answer, String what) {
        String message = asked + " answered " + answer.status() + ", but " + what
                + ": check that baseUrl is a Chatwoot server of a supported version";
        return new UnexpectedAnswer(asked, answer, message);
    }

    /** An answer that was not read to its end. */
    static Failure tooLarge(Asked asked, Answer begun, int limit) {
        String message = asked + " answered " + begun.status() + " with more than " + limit
                + " bytes: ask for less at a time, or set the option maxAnswerSize";
        return new UnexpectedAnswer(asked, begun, message);
    }

    /** The route is not known because the server does not have it yet. */
    static Failure tooOld(Failure.Answered failure, Version needs, Version is) {
        Asked asked = failure.asked();
        Answer answer = failure.answer();
        String advice =
                "chatwoot:" + asked.operation() + " needs Chatwoot " + needs + " or newer; this server says " + is;
        String message = answered(asked, answer, ServerWords.of(answer), advice);
        return failure instanceof NotFound
                ? new NotFound(asked, answer, message)
                : new UnexpectedAnswer(asked, answer, message);
    }

    /** The request could not even be made: a file to upload could not be read. */
    static Failure unreadable(Asked asked, IOException cause) {
        String message = asked + " was not sent: an attachment could not be read (" + cause + ")";
        FileSystemException unreadable = new FileSystemException(null, null, cause.toString());
        unreadable.initCause(cause);
        return new Unreachable(asked, false, unreadable, message);
    }

    static Failure full(Asked asked, Rate rate, int waiting) {
        String message = asked + " was not sent: " + waiting + " calls wait for their turn already, because "
                + allows(rate) + ". Send less at a time, or see the options rateGovernor and maxWaitingCalls";
        return new Congested(asked, new IOException("too many calls wait for their turn"), message);
    }

    static Failure late(Asked asked, Rate rate, Duration after) {
        String message = asked + " was not sent: its turn had not come after " + after.toMillis() + " ms, because "
                + allows(rate) + ". See the options rateGovernor and rateLimitTimeout";
        return new Congested(asked, new IOException("no turn in time"), message);
    }

    static Failure crowded(Asked asked, int waiting) {
        String message =
                asked + " was not sent: " + waiting + " calls that change the same wait for their turn already."
                        + " Send less at a time, or see the option maxWaitingCalls";
        return new Congested(asked, new IOException("too many calls wait for their turn"), message);
    }

    static Failure noTurn(Asked asked, Duration after) {
        String message = asked + " was not sent: its turn had not come after " + after.toMillis() + " ms, because other"
                + " calls change the same. See the option rateLimitTimeout";
        return new Congested(asked, new IOException("no turn in time"), message);
    }

    /** A message that may be stored: the last look for it failed. */
    public static Failure unresolved(Failure last) {
        String message = "It is not known whether the message was stored, and it could not be looked for ("
                + last.message() + "). Deliver it again: it is looked for first, and not doubled";
        IOException cause = last instanceof Failure.Unanswered unanswered
                ? unanswered.cause()
                : new IOException("the message could not be looked for");
        return new Failure.Unresolved(last.asked(), cause, message);
    }

    /** A wait that ended early, because the component is stopped. */
    public static Failure stopped(Asked asked) {
        IOException cause = new IOException("the component is stopped");
        return new Unreachable(asked, true, cause, asked + " was waited for: the component is stopped");
    }

    /** A conversation was created together with a message that is not in it. */
    public static Failure notShown(Asked asked) {
        String message = asked + " answered a conversation without the message that was sent with it";
        return new UnexpectedAnswer(asked, new Answer(200, Map.of(), new byte[0]), message);
    }

    private static String allows(Rate rate) {
        return "the server allows " + rate.calls() + " calls in "
                + rate.window().toMinutes() + " min (" + rate + ")";
    }

    static Failure timedOut(Asked asked, Duration after, IOException cause) {
        String message = asked + " had no complete answer after " + after.toMillis()
                + " ms; whether the server has acted is not known. See the options responseTimeout and callTimeout";
        return new TimedOut(asked, after, cause, message);
    }

    static Failure unreachable(Asked asked, String server, boolean sent, IOException cause, Duration responseTimeout) {
        if (sent && cause instanceof SocketTimeoutException) {
            return timedOut(asked, responseTimeout, cause);
        }
        return new Unreachable(asked, sent, cause, asked + ": " + noAnswer(server, sent, cause));
    }

    private static String noAnswer(String server, boolean sent, IOException cause) {
        if (cause instanceof SSLException) {
            return "TLS failed with " + server + " (" + words(cause) + "): check the server's certificate, the"
                    + " trust store in sslContextParameters, and whether the port speaks TLS";
        }
        if (sent) {
            return "the connection to " + server + " broke (" + words(cause)
                    + "); whether the server has acted is not known";
        }
        String late = cause instanceof SocketTimeoutException
                ? " within the option connectTimeout: check whether the port speaks TLS,"
                : " (" + words(cause) + "): check";
        return "there is no connection to " + server + late + " baseUrl and the network; nothing was sent";
    }

    /** What an HTTP client says may repeat what the server has sent. */
    private static String words(IOException cause) {
        return ServerWords.cut(String.valueOf(cause.getMessage()));
    }

    private static String answered(Asked asked, Answer answer, ServerWords words, String advice) {
        String said = words.text().isEmpty() ? "" : ", " + words.text();
        return asked + " answered " + answer.status() + said + ": " + advice;
    }

    private static String withoutQuery(String location) {
        int query = location.indexOf('?');
        return query < 0 ? location : location.substring(0, query);
    }
}
