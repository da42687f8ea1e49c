package dev.backsource.config.console;

import dev.backsource.config.access.provider.OpenIdProvider;
import dev.backsource.config.access.provider.ProviderPeople;

/** The ways in which people can sign in here. */
record SignInWays(boolean provider, boolean passwords) {
    static SignInWays of(OpenIdProvider provider, ProviderPeople people) {
        return new SignInWays(provider.isSet(), people.takePasswords());
    }
}
