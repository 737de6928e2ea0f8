// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A module of Jackson that happens to be on the class path, as that of Scala is where Kafka's broker is. */
class ForeignModuleTest {

    /** Makes something else of JSON than Java's maps. */
    public static final class Foreign extends SimpleModule {
        public Foreign() {
            addDeserializer(Object.class, new StdDeserializer<>(Object.class) {
                @Override
                public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                    parser.skipChildren();
                    return List.of("foreign");
                }
            });
        }
    }

    @Test
    void doesNotChangeWhatIsRead(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Module.class.getName()), Foreign.class.getName());
        List<URL> path = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            here.setContextClassLoader(loader);
            Class<?> json = loader.loadClass(Json.class.getName());

            byte[] text = "{\"id\": 1}".getBytes(StandardCharsets.UTF_8);
            assertThat(json.getMethod("read", byte[].class).invoke(null, text)).isEqualTo(Map.of("id", 1));
            Object plain = json.getMethod("plain", Object.class).invoke(null, Map.of("id", 2));
            assertThat(plain).isEqualTo(Map.of("id", 2));
        } finally {
            here.setContextClassLoader(before);
        }
    }
}
