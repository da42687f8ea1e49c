package dev.backsource.system.faults;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.backsource.system.ContainersUnderTest;
import org.testcontainers.DockerClientFactory;

/** What can befall a container: to stand still, and to be off the network. */
final class ContainerFaults {
    private final DockerClient docker = DockerClientFactory.instance().client();
    private final ContainersUnderTest containers;

    ContainerFaults(ContainersUnderTest containers) {
        this.containers = containers;
    }

    Fault pause(String service) {
        var container = containers.container(service);
        return new Fault(
                "pause " + service,
                () -> docker.pauseContainerCmd(container).exec(),
                () -> docker.unpauseContainerCmd(container).exec());
    }

    /** Off the network that all containers share, and back under its name. */
    Fault disconnect(String service) {
        var container = containers.container(service);
        var network = docker.inspectContainerCmd(container)
                .exec()
                .getNetworkSettings()
                .getNetworks()
                .keySet()
                .iterator()
                .next();
        return new Fault(
                "disconnect " + service,
                () -> docker.disconnectFromNetworkCmd()
                        .withContainerId(container)
                        .withNetworkId(network)
                        .exec(),
                () -> docker.connectToNetworkCmd()
                        .withContainerId(container)
                        .withNetworkId(network)
                        .withContainerNetwork(new ContainerNetwork().withAliases(service))
                        .exec());
    }
}
