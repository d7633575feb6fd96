/** Which addresses belong to the public internet. */
import { expect, test } from 'vitest'
import { isPublicAddress } from './is-public-address.ts'

test.each([
  '93.184.215.14',
  '8.8.8.8',
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '223.255.255.255',
  '2606:4700::1111',
  '2001:4860:4860::8888',
  '2a00:1450::1',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  '0.0.0.0',
  '127.0.0.1',
  '169.254.169.254',
  '255.255.255.255',
  '::',
  '::1',
  '::8.8.8.8',
  '::ffff:8.8.8.8',
  '::ffff:a9fe:a9fe',
  '64:ff9b::808:808',
  '2002:808:808::',
  '2001:0:1::1',
  'fe80::1',
  'ff02::1',
  '',
  'localhost',
  '127.1',
])('%j is not', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})
