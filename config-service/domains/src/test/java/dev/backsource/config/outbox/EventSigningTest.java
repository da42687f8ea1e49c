package dev.backsource.config.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the keys of RFC 8410, section 10. */
class EventSigningTest {
    private static final String KEY = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLIC_KEY = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldSignNothingWithoutAKey() {
        var records = signing(null, null).sign(List.of(entry("www.example.com", null)));

        assertThat(records)
                .singleElement()
                .satisfies(each -> assertThat(each.headers())
                        .noneMatch(header -> header.key().startsWith("ce_signature")));
    }

    @Test
    void shouldSignWhatIsPublishedTogether() throws IOException {
        // Given
        var trusted = file("signing.pub", PUBLIC_KEY);
        var signing = signing(file("signing.key", KEY), trusted);

        // When
        var records = signing.sign(List.of(entry("a.example.com", "{}"), entry("b.example.com", null)));

        // Then
        assertThat(records)
                .allSatisfy(each -> assertThat(trusting(trusted)
                                .toKeys()
                                .objection(each.topic(), each.key(), EventRecords.texts(each.headers()), each.value()))
                        .isNull());
    }

    @Test
    void shouldNotStartWithAKeyThatNobodyBelieves() throws IOException {
        var key = file("signing.key", KEY);

        assertThatThrownBy(() -> signing(key, null))
                .hasMessageContaining("backsource.signing.key-file")
                .hasMessageContaining("not among the trusted keys");
    }

    @Test
    void shouldNotStartWithoutAKeyWhereOneIsTrusted() throws IOException {
        var trusted = file("signing.pub", PUBLIC_KEY);

        assertThatThrownBy(() -> signing(null, trusted)).hasMessageContaining("backsource.signing.key-file");
    }

    @Test
    void shouldNameAFileThatIsNoKey() throws IOException {
        var empty = file("empty", "");

        assertThatThrownBy(() -> signing(empty, empty))
                .hasMessageContaining("backsource.signing.")
                .hasMessageContaining(empty.toString());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static EventSigning signing(@Nullable Path key, @Nullable Path trusted) {
        return new EventSigning(() -> Optional.ofNullable(key), trusting(trusted));
    }

    private static TrustedKeySettings trusting(@Nullable Path file) {
        return () -> Optional.ofNullable(file).map(List::of);
    }

    private static ProducerRecord<String, byte[]> entry(String domain, @Nullable String payload) {
        var attributes = new CloudEvent(
                domain + "/3", Topic.POLICY_CHANGES.eventType(), "/config-service", domain, Instant.EPOCH, 3L, null);
        return EventRecords.toRecord(
                Topic.POLICY_CHANGES, domain, payload == null ? null : payload.getBytes(UTF_8), attributes);
    }
}
