package dev.backsource.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.signature.KeyText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeIdentityTest {
    @TempDir
    Path folder;

    @Test
    void shouldMakeAKeyForItselfAndKeepIt() throws Exception {
        // Given
        var file = folder.resolve("data").resolve("edge-1.identity.pem");

        // When
        var first = keyId(new EdgeIdentity("edge-1", Optional.of(file)));
        var second = keyId(new EdgeIdentity("edge-1", Optional.of(file)));

        // Then
        assertThat(second).isNotEmpty().isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining("glob:**.pem");
        var key = KeyText.publicKeys(Files.readString(file)).get(0);
        assertThat(KeyText.ofLine(KeyText.line(key))).isEqualTo(key);
    }

    @Test
    void shouldSignNothingWithoutAFile() {
        assertThat(keyId(new EdgeIdentity("edge-1", Optional.empty()))).isEmpty();
    }

    @Test
    void shouldSignNothingWhereNoKeyCanBeKept() throws Exception {
        // Given
        var noFolder = Files.writeString(folder.resolve("file"), "");

        // When
        var identity = new EdgeIdentity("edge-1", Optional.of(noFolder.resolve("edge-1.identity.pem")));

        // Then
        assertThat(keyId(identity)).isEmpty();
    }

    @Test
    void shouldNotStartByAFileThatHoldsNoKey() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("edge-1.identity.pem"), "torn");

        // When
        assertThatThrownBy(() -> new EdgeIdentity("edge-1", Optional.of(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("remove the file");
    }

    private static String keyId(EdgeIdentity identity) {
        var unsigned = new ProducerRecord<>("topic", "edge-1", "value".getBytes(StandardCharsets.UTF_8));
        var header = identity.sign(unsigned).headers().lastHeader("ce_signaturekey");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
