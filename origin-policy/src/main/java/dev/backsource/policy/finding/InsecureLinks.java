package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.util.List;

/**
 * A page for clients over HTTPS with links to its own host over HTTP: browsers block such scripts and styles, and leave HTTPS by such links.
 *
 * @param url the page's URL
 * @param count the number of such links in the examined part of the page
 * @param links the first {@value #MAX_LINKS}
 * @param field the name of the field that tells the origin the client's scheme
 */
public record InsecureLinks(
        @JsonProperty String url,
        @JsonProperty int count,
        @JsonProperty List<String> links,
        @JsonProperty String field) implements Evidence {
    /** The most links that are kept. */
    public static final int MAX_LINKS = 5;

    public InsecureLinks {
        url = UrlText.withoutQuery(url, "url");
        links = InvalidValueException.require(links, "links").stream()
                .limit(MAX_LINKS)
                .map(link -> UrlText.withoutQuery(link, "link"))
                .toList();
        field = UrlText.of(field, "field");
    }

    @Override
    public String fault(Place at) {
        return "Page " + url + " of " + at.text() + " has " + count + (count == 1 ? " link" : " links")
                + " to its own host over HTTP, for clients over HTTPS: "
                + PeerText.listed(links, Math.max(0, count - links.size())) + ".";
    }

    @Override
    public String remedy(Place at) {
        return "Have the application make links by the client's scheme, which edges send in " + field
                + ", or make them relative.";
    }
}
