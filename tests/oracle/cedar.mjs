// SPDX-License-Identifier: LGPL-2.1-or-later
// Cedar, asked through WebAssembly.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// Node 20.20 ends with "unreachable code" in its Deoptimizer after some thousand of these calls.
setFlagsFromString('--no-turbo-inline-js-wasm-calls');

const request = {
  principal: { type: 'Camera', id: 'camera' },
  action: { type: 'Action', id: 'analyse' },
  resource: { type: 'Stage', id: 'stage' },
  entities: [],
};

export class Cedar {
  #wasm;
  #sets = 0;

  // `folder` holds the node_modules that npm installed.
  constructor(folder) {
    const load = createRequire(join(resolve(folder), 'package.json'));
    this.#wasm = load('@cedar-policy/cedar-wasm/nodejs');
  }

  version() {
    return this.#wasm.getCedarVersion();
  }

  // The text of one policy to each @id, without its comments, which cost time with every request.
  // Throws on what can't be parsed, an id twice or none.
  policies(text) {
    const parts = checked(this.#wasm.policySetTextToParts(text));
    const policies = new Map();
    for (const policy of parts.policies) {
      const { id } = checked(this.#wasm.policyToJson(policy)).json.annotations ?? {};
      if (id === undefined) throw new Error(`a policy without @id: ${policy}`);
      if (policies.has(id)) throw new Error(`two policies of the id ${id}`);
      policies.set(id, policy.replace(/^\/\/.*\n/gm, ''));
    }
    return policies;
  }

  // A function from a context to the ids of the policies that decide. Throws when Cedar meets an
  // error in a policy: it would leave that policy out, and permit.
  judge(policies) {
    const name = `set ${++this.#sets}`;
    checked(this.#wasm.preparsePolicySet(name, { staticPolicies: Object.fromEntries(policies) }));
    const call = { ...request, preparsedPolicySetId: name };
    return (context) => {
      const answer = checked(this.#wasm.statefulIsAuthorized({ ...call, context }));
      const { decision, diagnostics } = answer.response;
      if (diagnostics.errors.length > 0) {
        throw new Error(`Cedar could not evaluate: ${JSON.stringify(diagnostics.errors)}`);
      }
      return { allows: decision === 'allow', reasons: diagnostics.reason };
    };
  }
}

function checked(answer) {
  if (answer.type === 'success') return answer;
  throw new Error(answer.errors.map((error) => error.message).join('; '));
}
