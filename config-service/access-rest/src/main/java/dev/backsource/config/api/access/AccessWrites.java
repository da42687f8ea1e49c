package dev.backsource.config.api.access;

import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.RestResponse;

/** Carries out changes of permissions. */
@Singleton
public final class AccessWrites {
    private final WriteRequests requests;
    private final AccessRefresh refresh;

    AccessWrites(WriteRequests requests, AccessRefresh refresh) {
        this.requests = requests;
        this.refresh = refresh;
    }

    /**
     * Once it has the response, a client can rely on this instance enforcing the change; if the database is gone, it does so a moment
     * later.
     */
    public Uni<RestResponse<String>> carryOut(WriteRequest request, Write<Answer> write) {
        return requests.carryOut(request, write)
                .call(done -> refresh.now().onFailure().recoverWithNull());
    }
}
