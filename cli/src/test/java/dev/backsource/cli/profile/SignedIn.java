package dev.backsource.cli.profile;

import java.net.URI;

/** A user who has signed in before the provider is polled, so that a test waits for no interval. */
public final class SignedIn {
    private SignedIn() {}

    public static ProviderGrant at(URI issuer, String client) {
        return DeviceFlow.begin(new Provider(issuer), client, "openid").await(pause -> {});
    }
}
