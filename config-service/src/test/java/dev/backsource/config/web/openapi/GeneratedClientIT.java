package dev.backsource.config.web.openapi;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.client.ApiClient;
import dev.backsource.client.ApiException;
import dev.backsource.client.api.BatchesApi;
import dev.backsource.client.api.DomainsApi;
import dev.backsource.client.api.FleetApi;
import dev.backsource.client.api.HistoryApi;
import dev.backsource.client.api.PurgesApi;
import dev.backsource.client.api.SettingsApi;
import dev.backsource.client.api.StateApi;
import dev.backsource.client.model.BatchBody;
import dev.backsource.client.model.BatchItemBody;
import dev.backsource.client.model.CipherSuite;
import dev.backsource.client.model.ClientTlsBody;
import dev.backsource.client.model.NewDomainBody;
import dev.backsource.client.model.OriginBody;
import dev.backsource.client.model.PolicyBody;
import dev.backsource.client.model.PurgeBody;
import dev.backsource.client.model.RedirectType;
import dev.backsource.client.model.RevisionKind;
import dev.backsource.client.model.StrictTransportSecurityBody;
import dev.backsource.client.model.TlsVersion;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.config.SampleReports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that was generated from {@code docs/openapi.yaml}, going the way of docs/tour.md: it knows the interface by that alone. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class GeneratedClientIT {
    private static final String EDGE = "generated";

    /** Beyond all that tests have published, in every partition. */
    private static final Map<Integer, Long> ALL =
            IntStream.range(0, 12).boxed().collect(Collectors.toMap(partition -> partition, partition -> 1_000_000L));

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    EventWriter edges;
    ApiClient client;
    String name;

    @BeforeEach
    void connect() throws InterruptedException {
        edges = new EventWriter(infrastructure.broker().bootstrapServers());
        client = new ApiClient().setHost(base.getHost()).setPort(base.getPort());
        client.setRequestInterceptor(request -> request.header("Authorization", TestAdministrator.AUTHORIZATION));
        name = Client.freshName();
    }

    @AfterEach
    void forgetTheEdge() {
        edges.remove(Topic.EDGE_STATUS, EDGE);
        edges.close();
        await().until(() -> new FleetApi(client).listEdges().getItems().isEmpty());
    }

    @Test
    void shouldGoTheWayOfTheReadme() throws ApiException {
        var settings = new SettingsApi(client);
        edges.write(SampleReports.ofChanges(EDGE, Instant.EPOCH, Instant.now(), ALL, List.of()));

        // A domain with the policy
        var created = new DomainsApi(client)
                .createDomain(
                        new NewDomainBody()
                                .name(name)
                                .origins(List.of(
                                        new OriginBody().address("203.0.113.10").port(80))),
                        null,
                        "\"" + name + "\"",
                        null);
        var set = settings.setOriginProtocolPolicy(
                name,
                new PolicyBody().enabled(true).redirectType(RedirectType.HTTPS),
                null,
                null,
                null,
                "\"1\"",
                null,
                null);
        settings.patchOriginRequest(name, Map.of("host", "origin.example.com"), null, null, null, null, null, null);
        assertThat(created.getRevision()).isEqualTo(1);
        assertThat(created.getDomain()).isEqualTo(name);
        assertThat(set.getEffective().getHttp().getPort()).isEqualTo(443);
        assertThat(settings.getOriginProtocolPolicy(name).getRedirectType()).isEqualTo(RedirectType.HTTPS);

        // At the edges, and their ports
        var state = new StateApi(client);
        await().untilAsserted(() -> assertThat(state.getRollout(name, 3L, "0s").getEdges())
                .anyMatch(edge -> edge.getEdge().equals(EDGE) && edge.getState() != null));
        assertThat(state.getHealth(name).getPorts().get(0).getOrigin()).isEqualTo("203.0.113.10");
        assertThat(new FleetApi(client).listEdges().getItems().get(0).getReportedAt())
                .isNotNull();
        assertThat(new FleetApi(client).listAlerts(name, null, null, null, null).getItems())
                .isEmpty();

        // A purge
        var purges = new PurgesApi(client);
        var purge = purges.requestPurge(name, new PurgeBody().prefixes(List.of("/cached/*")), null, null);
        assertThat(purge.getScope().getPrefixes()).containsExactly("/cached/");
        assertThat(purges.getPurgeRollout(UUID.fromString(purge.getId()), name, "0s")
                        .getDomain())
                .isEqualTo(name);

        // Who changed what, and several at once
        var history = new HistoryApi(client);
        assertThat(history.listRevisions(name, null, 0, 10).getItems().get(2).getKind())
                .isEqualTo(RevisionKind.CREATED);
        assertThat(history.getRevision(name, 1L).getState().getName()).isEqualTo(name);
        var results = new BatchesApi(client)
                .changeDomains(
                        new BatchBody()
                                .items(List.of(new BatchItemBody()
                                        .domain(name)
                                        .originProtocolPolicy(new PolicyBody().enabled(false)))),
                        null,
                        null,
                        null);
        assertThat(results.getResults().get(0).getRevision()).isEqualTo(4);
        assertThat(new DomainsApi(client)
                        .getDomain(name)
                        .getOriginProtocolPolicy()
                        .getRedirectType())
                .isEqualTo(RedirectType.HTTPS);
        assertThat(new DomainsApi(client)
                        .listDomains(null, null, null, null, name, null, null, null)
                        .getItems())
                .hasSize(1);

        // How its clients are served
        settings.setClientTls(
                name,
                new ClientTlsBody()
                        .minimumVersion(TlsVersion.TLS1_2)
                        .addCipherSuitesItem(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)
                        .strictTransportSecurity(new StrictTransportSecurityBody().maxAgeSeconds(300)),
                null,
                null,
                null,
                null,
                null);
        settings.patchCaching(name, Map.of("storeSetCookie", false), null, null, null, null, null);
        var served = new DomainsApi(client).getDomain(name);
        assertThat(served.getClientTls().getCipherSuites())
                .containsExactly(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384);
        assertThat(served.getClientTls().getStrictTransportSecurity().getMaxAgeSeconds())
                .isEqualTo(300);
        assertThat(served.getCaching().getStoreSetCookie()).isFalse();
    }

    @Test
    void shouldTellARefusalByItsStatus() {
        // When
        var refusal =
                catchThrowableOfType(ApiException.class, () -> new DomainsApi(client).getDomain("none.example.com"));

        // Then
        assertThat(refusal.getCode()).isEqualTo(404);
        assertThat(refusal.getResponseBody()).contains("urn:backsource:problem:unknown-domain");
    }
}
