package dev.backsource.policy.protocol;

import java.util.Locale;

/** The requests that a domain's policy decides alike at one origin: those of one client scheme and one kind of content. */
public enum RequestClass {
    HTTP_STATIC(Scheme.HTTP, ContentKind.STATIC),
    HTTPS_STATIC(Scheme.HTTPS, ContentKind.STATIC),
    HTTP_DYNAMIC(Scheme.HTTP, ContentKind.DYNAMIC),
    HTTPS_DYNAMIC(Scheme.HTTPS, ContentKind.DYNAMIC),
    HTTP_AMBIGUOUS(Scheme.HTTP, ContentKind.AMBIGUOUS),
    HTTPS_AMBIGUOUS(Scheme.HTTPS, ContentKind.AMBIGUOUS);

    /** The number of classes. */
    public static final int COUNT = 6;

    private static final int SCHEMES = 2;
    private static final RequestClass[] ALL = values();

    private final Scheme client;
    private final ContentKind kind;
    private final String kebabName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    RequestClass(Scheme client, ContentKind kind) {
        this.client = client;
        this.kind = kind;
    }

    /** The class of a request. Allocates nothing. */
    public static RequestClass of(Scheme client, ContentKind kind) {
        return ALL[kind.ordinal() * SCHEMES + client.ordinal()];
    }

    /** The client's scheme. */
    public Scheme client() {
        return client;
    }

    public ContentKind kind() {
        return kind;
    }

    /** The name in reports, such as {@code https-static}. */
    public String kebabName() {
        return kebabName;
    }
}
