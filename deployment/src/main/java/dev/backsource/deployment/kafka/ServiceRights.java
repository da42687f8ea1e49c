package dev.backsource.deployment.kafka;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.backsource.policy.event.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The rights that each service needs at a broker that allows nothing by default, and no more. This is their only list: the commands in {@code
 * docs/access.md} are these, and so are the services' rights in the tests.
 */
public enum ServiceRights {
    /** Alone writes changes, purges, questions and alerts of silence; removes edges' reports. */
    CONFIG_SERVICE(
            "config-service",
            Right.on(Topic.POLICY_CHANGES, READ, WRITE, CREATE),
            Right.on(Topic.CACHE_PURGES, READ, WRITE, CREATE),
            Right.on(Topic.EXPLAIN_REQUESTS, WRITE, CREATE),
            Right.on(Topic.EXPLAIN_ANSWERS, READ, CREATE),
            Right.on(Topic.PROBE_REQUESTS, WRITE, CREATE),
            Right.on(Topic.PROBE_ANSWERS, READ, CREATE),
            Right.on(Topic.FIGURES_REQUESTS, WRITE, CREATE),
            Right.on(Topic.DOMAIN_FIGURES, READ),
            Right.on(Topic.TAIL_REQUESTS, WRITE, CREATE),
            Right.on(Topic.TAIL_LINES, READ, CREATE),
            Right.on(Topic.EDGE_STATUS, READ, WRITE),
            Right.on(Topic.ORIGIN_HEALTH, READ),
            Right.on(Topic.ORIGIN_ALERTS, READ, WRITE, CREATE),
            Right.on(Topic.PROBER_STATUS, READ),
            Right.of(ResourceType.TRANSACTIONAL_ID, "backsource-config-service", WRITE)),

    /** Reads changes, purges, port states and questions; writes its reports, figures and answers. */
    EDGE(
            "edge-1",
            Right.on(Topic.POLICY_CHANGES, READ),
            Right.on(Topic.CACHE_PURGES, READ),
            Right.on(Topic.EXPLAIN_REQUESTS, READ),
            Right.on(Topic.EXPLAIN_ANSWERS, WRITE),
            Right.on(Topic.FIGURES_REQUESTS, READ),
            Right.on(Topic.DOMAIN_FIGURES, WRITE, CREATE),
            Right.on(Topic.TAIL_REQUESTS, READ),
            Right.on(Topic.TAIL_LINES, WRITE),
            Right.on(Topic.ORIGIN_HEALTH, READ),
            Right.on(Topic.EDGE_STATUS, WRITE, CREATE)),

    /**
     * Reads changes and questions, in groups; writes port states, alerts, heartbeats and answers, and reads port states and alerts back at a start.
     */
    ORIGIN_HEALTH_SERVICE(
            "origin-health-service",
            Right.on(Topic.POLICY_CHANGES, READ),
            Right.on(Topic.ORIGIN_HEALTH, READ, WRITE, CREATE),
            Right.on(Topic.ORIGIN_ALERTS, READ, WRITE, CREATE),
            Right.on(Topic.PROBER_STATUS, WRITE, CREATE),
            Right.on(Topic.PROBE_REQUESTS, READ),
            Right.on(Topic.PROBE_ANSWERS, WRITE),
            Right.of(ResourceType.GROUP, "origin-health-service", READ),
            Right.of(ResourceType.GROUP, "origin-health-service-preflight", READ),
            Right.onAll(ResourceType.TRANSACTIONAL_ID, "backsource-origin-health-service-", WRITE));

    private final String user;
    private final List<Right> rights;

    ServiceRights(String user, Right... rights) {
        this.user = user;
        this.rights = List.of(rights);
    }

    /** The user's name in examples. */
    public String user() {
        return user;
    }

    public List<Right> rights() {
        return rights;
    }

    /** The entries that give {@code principal}, such as {@code User:edge-1}, these rights. */
    public List<AclBinding> entries(String principal) {
        return rights.stream().flatMap(right -> right.entries(principal)).toList();
    }

    /** The rights as commands of Kafka's own tools, with the broker's address in {@code $KAFKA}. */
    public Stream<String> commands() {
        return rights.stream()
                .map(right -> "kafka-acls.sh $KAFKA --add --allow-principal User:" + user + " " + right.arguments());
    }
}
