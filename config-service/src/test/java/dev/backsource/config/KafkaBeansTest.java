package dev.backsource.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.deployment.kafka.ServiceRights;
import dev.backsource.policy.event.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

class KafkaBeansTest {
    @Test
    void shouldCreateWhatItMayCreateAndWaitForNoTopicOfAView() {
        // Given: the topic of alerts is created by the first who needs it
        var mayCreate = ServiceRights.CONFIG_SERVICE.rights().stream()
                .filter(right -> right.operations().contains(AclOperation.CREATE))
                .map(right -> Topic.named(right.name()))
                .filter(topic -> topic != Topic.ORIGIN_ALERTS);

        // When
        var required = KafkaBeans.OWNED;

        // Then
        assertThat(Stream.of(required, KafkaBeans.OF_VIEWS).flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(mayCreate.toList());
        assertThat(required)
                .doesNotContain(Topic.FIGURES_REQUESTS, Topic.DOMAIN_FIGURES, Topic.TAIL_REQUESTS, Topic.TAIL_LINES);
    }
}
