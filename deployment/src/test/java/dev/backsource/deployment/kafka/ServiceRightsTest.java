package dev.backsource.deployment.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceRightsTest {
    private static final Path PAGE = Path.of("../docs/access.md");

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldLetSomebodyReadWriteAndCreateEachTopic(Topic topic) {
        assertThat(Arrays.stream(ServiceRights.values())
                        .flatMap(service -> service.rights().stream())
                        .filter(right -> right.name().equals(topic.topicName()))
                        .flatMap(right -> right.operations().stream()))
                .contains(AclOperation.READ, AclOperation.WRITE, AclOperation.CREATE);
    }

    @Test
    void shouldLetConfigServiceAloneWriteChangesPurgesAndQuestions() {
        assertThat(writersOf(Topic.POLICY_CHANGES)).containsExactly(ServiceRights.CONFIG_SERVICE);
        assertThat(writersOf(Topic.CACHE_PURGES)).containsExactly(ServiceRights.CONFIG_SERVICE);
        assertThat(writersOf(Topic.EXPLAIN_REQUESTS)).containsExactly(ServiceRights.CONFIG_SERVICE);
        assertThat(writersOf(Topic.PROBE_REQUESTS)).containsExactly(ServiceRights.CONFIG_SERVICE);
    }

    @Test
    void shouldBeDocumentedAsCommands() throws IOException {
        var expected = Arrays.stream(ServiceRights.values())
                .flatMap(ServiceRights::commands)
                .toList();

        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.contains("--allow-principal"))
                .containsExactlyElementsOf(expected);
    }

    private static Set<ServiceRights> writersOf(Topic topic) {
        return EnumSet.allOf(ServiceRights.class).stream()
                .filter(service -> service.rights().stream()
                        .anyMatch(right -> right.name().equals(topic.topicName())
                                && right.operations().contains(AclOperation.WRITE)))
                .collect(Collectors.toSet());
    }
}
