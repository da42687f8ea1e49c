package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An origin whose own gateway reports it as unavailable.
 *
 * @param status 502, 503 or 504
 * @param url of the client's request
 */
public record HttpUnavailable(
        @JsonProperty int status, @JsonProperty String url) implements Evidence {
    public HttpUnavailable {
        url = UrlText.withoutQuery(url, "url");
    }

    @Override
    public String fault(Place at) {
        return at.subject() + " responds with status " + status + " (GET " + url + ").";
    }

    @Override
    public String remedy(Place at) {
        return "Check the application behind the origin's web server; or set the domain's probePath, if it doesn't serve this path.";
    }
}
