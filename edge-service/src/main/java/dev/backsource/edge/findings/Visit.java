package dev.backsource.edge.findings;

/**
 * A client's request that is redirected.
 *
 * @param revision of the domain
 * @param protoField the name of the field that tells the origin the client's scheme
 * @param setsCookie whether the response sets a cookie
 */
public record Visit(Visitor visitor, long revision, String protoField, boolean setsCookie) {}
