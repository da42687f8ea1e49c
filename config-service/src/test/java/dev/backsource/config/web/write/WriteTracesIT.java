package dev.backsource.config.web.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.aliyun.wire.CdnServer;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SettableClock;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.kafka.TopicReader;
import dev.backsource.testing.telemetry.CollectedSpan;
import dev.backsource.testing.telemetry.SpanCollector;
import dev.backsource.testing.waiting.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a change in traces, from the request to the topic. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
@TestProfile(QuickService.class)
class WriteTracesIT {
    @TestHTTPResource("/")
    URI base;

    @Inject
    CdnServer server;

    @Inject
    SettableClock clock;

    Infrastructure infrastructure;
    SpanCollector collector;
    Client client;
    TopicReader topic;
    String name;

    @BeforeEach
    void connect() {
        client = new Client(base);
        topic = infrastructure.read(Topic.POLICY_CHANGES);
        name = Client.freshName();
    }

    @AfterEach
    void disconnect() {
        topic.close();
    }

    @Test
    void shouldBeginATraceThatTheEventContinues() {
        // When
        client.create(name, 8080);

        // Then
        var publishing = spansOf(name, 1).get(0);
        var request = requestOf(publishing);
        assertThat(request.parentId()).isEmpty();
        assertThat(request.name()).isEqualTo("POST createDomain");
        assertThat(request.service())
                .containsEntry("service.name", "config-service")
                .containsKey("service.instance.id");
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.response.status_code", "201")
                .containsEntry("url.path", "/api/v1/domains");
        assertThat(publishing.name()).isEqualTo("send backsource.policy-changes.v1");
        assertThat(publishing.attributes())
                .containsEntry("messaging.system", "kafka")
                .containsEntry("messaging.destination.name", "backsource.policy-changes.v1")
                .containsEntry("messaging.operation.type", "send")
                .containsEntry("messaging.message.id", name + "/1")
                .containsKeys("messaging.destination.partition.id", "messaging.kafka.offset");
        Waiting.await().until(() -> topic.of(name).size() == 1);
        assertThat(EventRecords.attributes(topic.of(name).get(0).headers()).traceparent())
                .isEqualTo("00-" + request.traceId() + "-" + request.spanId() + "-01");
    }

    @Test
    void shouldContinueTheCallersTraceIfItIsSampled() {
        // Given
        var trace = "0af7651916cd43dd8448eb211c80319c";
        client.create(name, 8080);

        // When
        client.setPolicy(name, "HTTP", "traceparent", "00-1" + trace.substring(1) + "-b7ad6b7169203331-00");
        client.setPolicy(name, "HTTPS", "traceparent", "00-" + trace + "-b7ad6b7169203331-01");

        // Then: the change that isn't sampled has no span
        var publishing = spansOf(name, 2);
        assertThat(publishing.get(1).traceId()).isEqualTo(trace);
        assertThat(publishing.get(1).attributes()).containsEntry("messaging.message.id", name + "/3");
        assertThat(requestOf(publishing.get(1)).parentId()).isEqualTo("b7ad6b7169203331");
    }

    @Test
    void shouldBeginTheTraceThatACallOfTheOtherApiIsToldAsItsRequest() {
        // Given
        client.create(name, 8080);
        var caller = new CdnCaller(server.port(), TestAdministrator.TOKEN, clock);

        // When
        var answer = caller.call("StopCdnDomain", Map.of("DomainName", name)).ok();

        // Then
        var id = answer.json()
                .path("RequestId")
                .asText()
                .toLowerCase(Locale.ROOT)
                .replace("-", "");
        assertThat(requestOf(spansOf(name, 2).get(1)).traceId()).isEqualTo(id);
    }

    /** The spans of publishing the domain's changes. */
    private List<CollectedSpan> spansOf(String domain, int count) {
        return collector.await(
                count,
                span -> span.kind().equals("PRODUCER")
                        && domain.equals(span.attributes().get("messaging.kafka.message.key")));
    }

    private CollectedSpan requestOf(CollectedSpan publishing) {
        return collector
                .await(1, span -> span.kind().equals("SERVER") && span.spanId().equals(publishing.parentId()))
                .get(0);
    }
}
