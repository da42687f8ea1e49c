package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A request over an accepted connection without a response of HTTP.
 *
 * @param reason the fault, in words
 * @param url of the client's request
 */
public record HttpFailed(
        @JsonProperty String reason, @JsonProperty String url) implements Evidence {
    public HttpFailed {
        reason = PeerText.name(reason, "reason");
        url = UrlText.withoutQuery(url, "url");
    }

    @Override
    public HttpFailed withoutPaths() {
        return new HttpFailed(reason, UrlText.schemeAndHost(url));
    }

    @Override
    public String fault(Place at) {
        return at.subject() + " accepts connections, but " + reason + " (GET " + url + ").";
    }

    @Override
    public String remedy(Place at) {
        return "Check that a web server answers there, and its log for the request.";
    }
}
