package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The measurement behind a finding, one record a kind, read and written by Jackson. A constructor makes the text of peers printable and short, so
 * that the JSON of a finding has {@value Finding#MAX_BYTES} bytes at most.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface Evidence {
    /** The measurement in a few words, to follow those of a port's cause; empty where the cause says everything. */
    default String brief() {
        return "";
    }

    /** The same measurement without the paths that clients have requested, for those who may not see them. */
    default Evidence withoutPaths() {
        return this;
    }

    /** The fault in one sentence for operators, at most {@value Finding#MAX_SENTENCE} characters. */
    String fault(Place at);

    /** The remedy in one or two sentences for operators, at most {@value Finding#MAX_SENTENCE} characters. */
    String remedy(Place at);
}
