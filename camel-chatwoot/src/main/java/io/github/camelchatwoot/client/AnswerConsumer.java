// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer, up to a limit: a server that answers without end must not fill the heap. For one call, used by one
 * thread at a time.
 */
final class AnswerConsumer implements AsyncResponseConsumer<Answer> {

    /** What is allocated at first, whatever length the server has announced. */
    private static final int FIRST_BYTES = 64 * 1024;

    private static final int FEW_BYTES = 4 * 1024;

    private final int maxBytes;
    private byte[] bytes = {};
    private int length;
    private int status;
    private Map<String, String> headers = Map.of();
    private @Nullable FutureCallback<Answer> callback;

    /** @param maxBytes the length of the longest body */
    AnswerConsumer(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<Answer> resultCallback)
            throws IOException {
        checkHead(response);
        status = response.getCode();
        headers = headers(response);
        callback = resultCallback;
        if (entity == null) {
            resultCallback.completed(answer());
            return;
        }
        long announced = entity.getContentLength(); // negative: not known
        checkLength(announced);
        bytes = new byte[announced < 0 ? FEW_BYTES : (int) Math.min(announced, FIRST_BYTES)];
    }

    static void checkHead(HttpResponse response) throws IOException {
        if (response.getHeaders().length == 0) {
            throw new ConnectionClosedException("the answer ended within its first line"); // it would pass for one
        }
    }

    static Map<String, String> headers(HttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private void checkLength(long wanted) throws AnswerTooLargeException {
        if (wanted > maxBytes) {
            throw new AnswerTooLargeException(new Answer(status, headers, new byte[0]), maxBytes);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // such as 100 Continue: the answer is still to come
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE); // how much is taken is up to consume
    }

    @Override
    public void consume(ByteBuffer more) throws AnswerTooLargeException {
        int count = more.remaining();
        long wanted = (long) length + count;
        checkLength(wanted);
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(wanted, 2L * bytes.length)));
        }
        more.get(bytes, length, count);
        length += count;
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        if (callback != null) {
            callback.completed(answer());
        }
    }

    private Answer answer() {
        return new Answer(status, headers, length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }

    @Override
    public void failed(Exception cause) {
        // the caller of the call hears of it too
    }

    @Override
    public void releaseResources() {
        bytes = new byte[0];
        length = 0;
    }
}
