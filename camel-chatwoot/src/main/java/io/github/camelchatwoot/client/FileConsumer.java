// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the body of an answer into a temporary file, up to a limit; only of a 200. For one call; a caller who gives it
 * up may say so on any thread.
 */
final class FileConsumer implements AsyncResponseConsumer<FileAnswer> {

    private static final Logger LOG = LoggerFactory.getLogger(FileConsumer.class);

    /** Of what comes with a redirect or an error. */
    private static final int MAX_WORDS = 64 * 1024;

    private static final int OK = 200;

    private final TemporaryFiles files;
    private final long maxBytes;
    private final @Nullable Long expected;
    private int status;
    private Map<String, String> headers = Map.of();
    private @Nullable FutureCallback<FileAnswer> callback;
    private @Nullable Path file;
    private @Nullable FileChannel channel;
    private boolean endsWithTheConnection;
    private long length;
    private boolean over;

    /**
     * For one answer.
     *
     * @param maxBytes the length of the longest file
     * @param expected the length of the file, where it is known
     */
    FileConsumer(TemporaryFiles files, long maxBytes, @Nullable Long expected) {
        this.files = files;
        this.maxBytes = maxBytes;
        this.expected = expected;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<FileAnswer> resultCallback)
            throws IOException {
        AnswerConsumer.checkHead(response);
        callback = resultCallback;
        begin(response, entity);
        if (entity == null) {
            streamEnd(null);
        }
    }

    private synchronized void begin(HttpResponse response, @Nullable EntityDetails entity) throws IOException {
        status = response.getCode();
        headers = AnswerConsumer.headers(response);
        long announced = entity == null ? 0 : entity.getContentLength(); // negative: not known
        endsWithTheConnection = announced < 0 && !headers.containsKey("transfer-encoding");
        if (status == OK) {
            if (announced > maxBytes) {
                throw DownloadException.tooLarge(maxBytes);
            }
            open();
        }
    }

    private void open() throws DownloadException {
        if (over) {
            throw givenUp();
        }
        try {
            file = files.create();
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // such as 100 Continue: the answer is still to come
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE); // how much is taken is up to consume
    }

    @Override
    public synchronized void consume(ByteBuffer more) throws IOException {
        length += more.remaining();
        if (status != OK) {
            more.position(more.limit());
            if (length > MAX_WORDS) {
                throw DownloadException.lasting("the answer " + status + " has no end");
            }
            return;
        }
        if (length > maxBytes) {
            throw DownloadException.tooLarge(maxBytes);
        }
        if (over || channel == null) {
            throw givenUp();
        }
        try {
            while (more.hasRemaining()) {
                channel.write(more);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static DownloadException givenUp() {
        return DownloadException.lasting("it was given up");
    }

    private static DownloadException unwritable(IOException cause) {
        return DownloadException.lasting("it could not be written to a temporary file (" + cause + ")", cause);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
        FileAnswer answer = end();
        if (callback != null) {
            callback.completed(answer);
        }
    }

    private synchronized FileAnswer end() throws IOException {
        if (endsWithTheConnection && expected != null && length < expected && status == OK) {
            throw new ConnectionClosedException("the file ended after " + length + " of " + expected + " bytes");
        }
        Path written = file;
        if (!close() && status == OK) {
            throw givenUp();
        }
        over = true;
        file = null; // it belongs to whoever gets the answer
        return new FileAnswer(status, headers, written);
    }

    @Override
    public void failed(Exception cause) {
        discard(); // the caller of the call hears of it too
    }

    @Override
    public void releaseResources() {
        discard();
    }

    /** Removes what was written, unless it was complete. */
    synchronized void discard() {
        over = true;
        close();
        if (file != null) {
            files.remove(file);
            file = null;
        }
    }

    /** Whether there was something to close, and everything was written. */
    private boolean close() {
        if (channel == null) {
            return false;
        }
        try {
            channel.close();
            return true;
        } catch (IOException e) {
            LOG.warn("The temporary file {} of a download could not be closed: {}", file, e.toString());
            return false;
        } finally {
            channel = null;
        }
    }
}
