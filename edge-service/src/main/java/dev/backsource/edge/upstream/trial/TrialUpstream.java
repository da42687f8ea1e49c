package dev.backsource.edge.upstream.trial;

import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.http.upstream.UpstreamCall;

/**
 * The way of requests that may have a part in a progressive rollout.
 *
 * @param origins makes each request by its route
 */
public record TrialUpstream(Upstream origins) implements Upstream {
    @Override
    public UpstreamCall prepare(RoutedRequest request, RequestForm form, ResponseReceiver receiver) {
        var arm = request.arm();
        return arm == null
                ? origins.prepare(request, form, receiver)
                : new TrialCall(origins, request, arm, form, receiver);
    }
}
