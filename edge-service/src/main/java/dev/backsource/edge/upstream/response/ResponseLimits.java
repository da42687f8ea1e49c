package dev.backsource.edge.upstream.response;

/**
 * The limits of a response outside its body.
 *
 * @param maxHeadBytes of status line and fields, those of interim responses included; of the trailer section likewise
 * @param maxFields in one header or trailer section
 * @param maxInterim responses before the final one
 */
public record ResponseLimits(int maxHeadBytes, int maxFields, int maxInterim) {}
