package dev.backsource.system;

import java.net.URI;
import java.util.List;

/** A running Backsource with a demo origin, however it was started: as processes or as containers. */
public interface StackUnderTest extends AutoCloseable {
    /** Where the REST API is, such as {@code http://127.0.0.1:8080/api/v1}. */
    URI api();

    /** The two edges, by id. */
    List<EdgeAddress> edges();

    /** The demo origin as edges and prober know it. */
    String originAddress();

    /** Not public, and in no range that the edges are allowed to connect to. */
    String prohibitedAddress();

    /** The port that the demo origin says it was reached on when the decision was {@code policyPort}, 80 or 443. */
    int originPort(int policyPort);

    /** The demo origin's HTTP port as this test reaches it, past all edges. */
    URI originControl();

    @Override
    void close();
}
