// SPDX-License-Identifier: Apache-2.0
// Runs within a copy of karavan-core: see check.sh.
import * as fs from 'fs';
import * as path from 'path';
import { expect } from 'chai';
import 'mocha';
import { CamelDefinitionYaml } from '../src/core/api/CamelDefinitionYaml';
import { CamelUtil } from '../src/core/api/CamelUtil';
import { ComponentApi } from '../src/core/api/ComponentApi';
import { KameletApi } from '../src/core/api/KameletApi';
import { CamelElement } from '../src/core/model/IntegrationDefinition';

const classes = process.env.CHATWOOT_CLASSES as string;
const read = (...names: string[]): string => fs.readFileSync(path.join(classes, ...names), 'utf8');
const files = (folder: string, ending: string): string[] =>
    fs.readdirSync(path.join(classes, folder), { recursive: true })
        .map(String)
        .filter(name => name.endsWith(ending))
        .sort();

const kamelets = files('kamelets', '.kamelet.yaml');
const routes = files('gallery', '.camel.yaml');

/** Every step of a route, wherever it stands. */
const elements = (value: any, found: CamelElement[] = []): CamelElement[] => {
    if (value && typeof value === 'object') {
        if (value.dslName) {
            found.push(value);
        }
        Object.values(value).forEach(child => elements(child, found));
    }
    return found;
};

describe('Chatwoot in Karavan', () => {

    before(() => {
        const list: any[] = JSON.parse(read('karavan', 'components-chatwoot.json'));
        ComponentApi.saveComponents(list.map(component => JSON.stringify(component)), true);
        KameletApi.saveCustomKamelets(kamelets.map(name => read('kamelets', name)), true);
    });

    it('shows the component', () => {
        const component = ComponentApi.findByName('chatwoot');
        expect(component?.component.title).to.equal('Chatwoot');
        expect(component?.component.label).to.contain('chat');
    });

    for (const type of ['producer', 'consumer'] as const) {
        it('shows the options of a ' + type, () => {
            const properties = ComponentApi.getComponentProperties('chatwoot', type);
            const operation = properties.find(property => property.name === 'operation');
            expect(operation?.required).to.equal(true);
            expect(operation?.enum).to.include('deliverMessage').and.to.include('webhook');
            expect(properties.filter(property => property.required).map(property => property.name)).to.eql(['operation']);
            expect(properties.find(property => property.name === 'accessToken')?.secret).to.equal(true);
            expect(ComponentApi.getComponentHeaders('chatwoot', type).map(header => header.name))
                .to.include('CamelChatwootConversationId');
        });
    }

    it('shows the Kamelets', () => {
        expect(kamelets.length).to.be.greaterThan(11);
        for (const file of kamelets) {
            const name = path.basename(file, '.kamelet.yaml');
            const kamelet = KameletApi.findKameletByName(name);
            expect(kamelet?.title(), name).to.match(/^Chatwoot .*(Source|Sink|Action)$/);
            expect(kamelet?.icon(), name).to.match(/^data:image\/svg\+xml;base64,/);
            expect(kamelet?.version(), name).to.match(/^\d/);
            const properties = KameletApi.getKameletProperties(name);
            expect(properties.length, name).to.be.within(3, 6);
            const secrets = properties.filter(property => property.format === 'password').map(property => property.id);
            expect(secrets.length, name).to.equal(1);
        }
    });

    for (const file of routes) {
        it('opens ' + file, () => {
            const yaml = read('gallery', file);
            const name = path.basename(file);
            const first = CamelDefinitionYaml.integrationToYaml(CamelDefinitionYaml.yamlToIntegration(name, yaml));
            const integration = CamelDefinitionYaml.yamlToIntegration(name, first);
            expect(CamelDefinitionYaml.integrationToYaml(integration)).to.equal(first);
            const ours = elements(integration.spec.flows).filter(element => (element as any).uri === 'chatwoot');
            for (const element of ours) {
                expect(CamelUtil.checkRequired(element)[0], JSON.stringify(element)).to.equal(true);
            }
        });
    }
});
