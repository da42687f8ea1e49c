package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An origin that has browsers request its host over HTTPS only (HSTS, RFC 6797), while requests to it go over HTTP.
 *
 * @param url of the client's request over HTTPS whose response has the field
 * @param maxAgeSeconds how long browsers remember it, at least 1
 * @param includeSubDomains whether it holds for every name below the host too
 * @param httpStatus of the response that clients over HTTP get over HTTP; null where they are redirected to HTTPS, or to another domain
 * @param sendsInClear whether the policy sends requests of clients over HTTPS to the origin over HTTP
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HttpsOnly(
        @JsonProperty String url,
        @JsonProperty long maxAgeSeconds,
        @JsonProperty boolean includeSubDomains,
        @JsonProperty @Nullable Integer httpStatus,
        @JsonProperty boolean sendsInClear)
        implements Evidence {
    public HttpsOnly {
        url = UrlText.withoutQuery(url, "url");
    }

    @Override
    public String fault(Place at) {
        var contrary = new ArrayList<String>();
        if (httpStatus != null) {
            contrary.add("clients over HTTP get a response over HTTP (status " + httpStatus + ")");
        }
        if (sendsInClear) {
            contrary.add("the policy sends requests of HTTPS clients over HTTP");
        }
        return at.subject() + " has browsers use HTTPS only, for " + duration()
                + (includeSubDomains ? " and for all names below the host" : "")
                + " (Strict-Transport-Security: max-age=" + maxAgeSeconds
                + (includeSubDomains ? "; includeSubDomains" : "") + " at " + url + "), but "
                + String.join(", and ", contrary) + ".";
    }

    @Override
    public String remedy(Place at) {
        var first = httpStatus == null
                ? "Set the redirect type to HTTPS"
                : "Have the origin redirect clients over HTTP to HTTPS, and set the redirect type to HTTPS or FOLLOW";
        return first
                + ", or set strictTransportSecurity in the domain's clientTls, which takes the place of the origin's"
                + " field; a maxAgeSeconds of 0 makes browsers forget it."
                + (includeSubDomains ? " Check that every name below the host is served over HTTPS." : "");
    }

    private String duration() {
        var days = TimeUnit.SECONDS.toDays(maxAgeSeconds);
        if (days == 0) {
            return maxAgeSeconds + " s";
        }
        return days + (days == 1 ? " day" : " days");
    }
}
