// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.activation.DataSource;

/**
 * A downloaded file as a Camel attachment has it. Can be read any number of times, as long as the file is there.
 *
 * @param name the name that people see
 * @param contentType its media type
 */
record DownloadedSource(Path path, String name, String contentType) implements DataSource {

    @Override
    public InputStream getInputStream() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("The attachment " + name + " is for reading only");
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public String getName() {
        return name;
    }
}
